/** Places of the groups per province and year, and who waits for one. */
export { capacity, capacityQueue, type CapacityView, type QueueView } from './capacity.ts';
export { offerOutOfOrder, openCapacityYear, setPlaces, type OpenedCapacity } from './places.ts';
